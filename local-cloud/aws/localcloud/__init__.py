"""The local cloud's AWS: moto with the recovery calls made true, a fault switch and a call log. Start with server.py."""
