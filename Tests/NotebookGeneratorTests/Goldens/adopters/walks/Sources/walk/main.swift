import Walks

print(end(after: 3))
