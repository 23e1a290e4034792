// Spotify: see the folder's types.
