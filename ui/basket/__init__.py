"""汇报篮 on the screen: putting exhibits in, setting them in order, taking the whole along."""
