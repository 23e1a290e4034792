// SpotifySimulator: see the folder's types.
