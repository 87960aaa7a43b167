"""Signing in where somebody else proves who a person is; off unless the policy names them."""
