// Rendering: see the folder's types.
