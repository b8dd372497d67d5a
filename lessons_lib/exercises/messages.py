"""What any exercise may say, kept separate from the logic to be translated."""

TO_DO = "○ To do"
CORRECT = "✓ Correct"
NOT_YET = "✗ Not yet"
VERDICT = "{verdict}: {text}"
PUT_ANSWER = "put your answer in place of the dots, then run the cell again."

# Answers that an exercise cannot read.
UNREADABLE = "your answer cannot be read: reading it raises an error. Write a plain value."
TEXT_FOR_NUMBER = "that is text, not a number. Write it without quotation marks."
FUNCTION_FOR_NUMBER = "that is a function, not a number. Call it, or write what it returns."
NOT_A_NUMBER = "that is of type `{kind}`, not a number. Give one number, such as 0.25 or 1/4."
UNKNOWN_OPTION = "choose one of {options}, as a letter in quotation marks."
NOT_AN_ORDER = "write each of the letters {letters} once, such as {example!r}."
NOT_A_FUNCTION = "a function is needed. Pass the function's name, without parentheses after it."

# Numbers. `Number` and `Function` say each of these only where it is certain.
NAN = "your calculation gives nan. Look for 0 · log 0, or for infinity minus infinity."
INFINITE = (
    "your result is infinite, or too large for a float. Look for the log of 0, or a division by 0."
)
ONE_NUMBER = "one number is needed, and you gave {count}. Which entry is meant, or which sum?"
WRONG_SHAPE = "the shape is {got}; it should be {want}."
ROUNDED = "that is the right number, rounded too far. Give {digits} significant digits."
LAST_DIGIT = "only the last digit differs. Round at the end of the calculation, not on the way."
OFF_BY_ONE = "that is off by one. Check where your count begins and where it ends."
ZERO = "the right number is not 0. Which of your terms vanishes, and should it?"
NEAR = "that is within 1 % of the right number. If you rounded on the way, keep all digits."
NEGATIVE = "the number must be positive here. Look at each minus sign."
NO_PROBABILITY = "that is not a probability, which lies between 0 and 1."
OTHER_NUMBER = "that is not the number. Go back to the definition, or open a hint."

# Slips that occur in many exercises: what was done to the right number.
FLIPPED = "the sign is flipped."
IN_NATS = "that is in nats. Use the logarithm to base 2, which counts bits."
IN_BITS = "that is in bits. Use the natural logarithm, which counts nats."
BASE_10 = "that uses the logarithm to base 10. {unit} need another base."
IN_PERCENT = "that is in percent. Give a number between 0 and 1."
HUNDREDFOLD = "that is 100 times the right number. Check the decimal point."
HUNDREDTH = "that is a hundredth of the right number. Check where you divided by 100."
TENFOLD = "that is ten times the right number. Check the decimal point."
TENTH = "that is a tenth of the right number. Check the decimal point."
CONVERTED = (
    "that was already in {unit} before you converted it. Leave out the last step, with ln 2."
)
CONVERTED_BACK = (
    "the conversion goes the wrong way. Should the number in {unit} be larger or smaller?"
)
PERPLEXITY = (
    "that is the base raised to the power of the right number. Stop at the logarithm, in {unit}."
)
TWICE = "that is twice the right number. Look for something that is counted twice."
HALF = "that is half of the right number. Look for a factor of 2, or for one division too many."
RECIPROCAL = "that is 1 divided by the right number. Invert the fraction."
COMPLEMENT = "that is the probability of the opposite event. Subtract it from 1."
SURPRISAL = "that is the surprisal of the right probability, in {unit}. Undo the logarithm."
ODDS = "those are the odds. Which probability do they belong to?"
PROBABILITY = "that is a probability: its surprisal is the answer, in {unit}."
SEVERAL_SLIPS = {
    2: "there are two slips. First, {} Second, {}",
    3: "there are three slips. First, {} Second, {} Third, {}",
    4: "there are four slips. First, {} Second, {} Third, {} Fourth, {}",
}

# Functions.
RAISED = "your function stops with `{error}` when it is called with {arguments}."
RETURNS_NOTHING = "your function returns nothing. Does it end in a return?"
PRINTS = "your function prints its result. Return it instead."
RETURNS_GENERATOR = "your function yields values one by one. Collect them and return them."
RETURNS_COROUTINE = "your function is declared with `async`. Declare it with `def` alone."
RETURNS_NO_NUMBER = "your function returns a value of type `{kind}`. It should return numbers."
RETURNS_NO_NUMBERS = "your function returns an array or list that does not hold only numbers."
CHANGES_INPUT = "your function changes the arguments that it is given. Let it work on a copy."
PAIRS = (
    "for {count} samples your function builds an array of {count} · {count} numbers. Compare the "
    "shapes of what you combine: a column and a row make a matrix."
)
CONSTANT = (
    "your function returns the same result whatever it is given. Use its arguments, not values "
    "from the notebook."
)
NAN_FOR = "your function gives nan for {arguments}. Look for 0 · log 0 there, or ∞ − ∞."
MEAN_OF_RESULT = "your function returns one number, the mean of what is needed. Return all entries."
SUM_OF_RESULT = "your function returns one number, the sum of what is needed. Return all entries."
NOT_YET_MEAN = "your function returns several numbers. Return their mean."
NOT_YET_SUM = "your function returns several numbers. Return their sum."
FIRST_ONLY = "that is the result for the first entry alone. Does your loop return too early?"
LAST_ONLY = "that is the result for the last entry alone. Does your loop overwrite its total?"
LAST_MISSING = "the last entry is missing from your result. Where does your loop end?"
FINITE = (
    "for {arguments} the right result is infinite, and yours is finite. A small number added to a "
    "probability does that; so do clipping and `nan_to_num`."
)
INFINITE_FOR = "for {arguments} your result is infinite, and the right one is finite."
WRONG_INFINITY = "for {arguments} your result is infinite, as it should be, but has the wrong sign."
ROUNDED_RESULT = "your results are the right ones, rounded. Return them unrounded."
NEARLY = (
    "for {arguments} your result is off by about {error:.0e}. A small number added to a "
    "probability does that; so does rounding."
)
OTHER_RESULT = "the result for {arguments} is not the right one. Work that case out by hand."

HINT = "Hint {number} of {count}: {text}"
SOLUTION = "Solution. {text}\n\n{code}"
TRY_FIRST = (
    "Try first: after a wrong answer you are told what went wrong. Call this again to see "
    "the solution."
)
FOLD_HINT = "Hint {number} of {count}"
FOLD_SOLUTION = "Solution"

PROGRESS_TITLE = "Exercises done in your saved copies"
PROGRESS_LESSON = "- {title}: {done} of {count}"
PROGRESS_NEXT = "; next: [{heading}]({link})"
PROGRESS_UNSAVED = "; not saved yet: {names}. Save that notebook, then run this cell again."
PROGRESS_NONE = "No copy of a lesson is saved in the folder of this notebook."
