// Report: see the folder's types.
