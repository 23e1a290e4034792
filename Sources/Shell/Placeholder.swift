// Shell: see the folder's types.
