import QualmBase
