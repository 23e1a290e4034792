// Console: see the folder's types.
