// Tabular: see the folder's types.
