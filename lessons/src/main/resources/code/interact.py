from ipywidgets import interact
import matplotlib.pyplot as plt, numpy as np

# a slider for each; whenever one moves, the function runs again
@interact(a=«a», b=«b», c=«c»)
def plot_quad(a, b, c):
    x = np.linspace(-2, 2, 100)
    plt.plot(x, a*x**2 + b*x + c)
    plt.ylim(-3, 15)
    plt.show()
