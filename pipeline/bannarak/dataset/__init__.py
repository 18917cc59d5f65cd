"""The dataset: rows of records, the folder of Parquet tables that holds them, the registry of institutions over all documents."""
