// Library: see the folder's types.
