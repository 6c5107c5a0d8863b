from functools import partial

def quad(a, b, c, x):
    return a*x**2 + b*x + c

# a, b and c are fixed; what is left is a function of x
f = partial(quad, «a», «b», «c»)
print(f(1.5))

abc = [«a», «b», «c»]
# * hands the list over as three arguments
print(quad(*abc, 1.5))
