"""The parts of 数据上报. They know nothing of etl: the page hands them what it does, and what it found."""
