size = «size»
print(2 * size)  # «double»
