/** What a learner may type where an expression over tensors is asked for, in PyTorch's spelling: (x - x.mean(0)) / x.std(dim=0), x[..., None]. */
grammar Tensors;

/** One expression. */
line
    : expression EOF
    ;

/** Shapes side by side: [3, 1] [1, 4]. */
shapes
    : shape (','? shape)* EOF
    ;

shape
    : '[' (NUMBER (',' NUMBER)* ','?)? ']'
    ;

// The order of the alternatives is the precedence, from the tightest, as in Python: -x**2 is -(x**2), and 2**3**2 is 2**(3**2).
expression
    : NUMBER                                                                    # number
    | NAME                                                                      # name
    | '[' (expression (',' expression)* ','?)? ']'                              # list
    | '(' (expression (comma += ',' expression)* comma += ','?)? ')'            # round
    | expression '.' NAME                                                       # attribute
    | expression open = '(' (argument (',' argument)* ','?)? ')'                # call
    | expression open = '[' index (',' index)* ','? ']'                         # indexed
    | <assoc = right> expression operator = '**' expression                     # power
    | sign = ('+' | '-') expression                                             # signed
    | expression operator = ('*' | '/' | '@') expression                        # product
    | expression operator = ('+' | '-') expression                              # sum
    | expression operator = ('==' | '!=' | '<' | '<=' | '>' | '>=') expression  # comparison
    ;

argument
    : (NAME '=')? expression
    ;

index
    : '...'
    | expression slice?
    | slice
    ;

/** What follows the start, if there is one: :stop or :stop:step. */
slice
    : ':' stop = expression? (':' step = expression?)?
    ;

NAME
    : [A-Za-z_] [A-Za-z0-9_]*
    ;

NUMBER
    : ([0-9]+ ('.' [0-9]*)? | '.' [0-9]+) ([eE] [+-]? [0-9]+)?
    ;

SPACE
    : [ \t\r\n]+ -> skip
    ;

OTHER
    : .
    ;
