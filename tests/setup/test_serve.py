import socket

from setup.serve import HOST, free_port


def test_a_port_that_is_taken_is_passed_over():
    with socket.create_server((HOST, 0)) as listener:
        taken = listener.getsockname()[1]
        assert free_port(taken) > taken
