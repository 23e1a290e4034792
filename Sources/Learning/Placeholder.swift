// Learning: see the folder's types.
