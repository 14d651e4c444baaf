using System.Text;
using AmiPipeline.StatesLanguage.Syntax;

namespace AmiPipeline.StatesLanguage.Paths;

/// <summary>
/// Reads the condition of a filter: comparisons, existence, <c>&amp;&amp;</c>, <c>||</c>, <c>!</c> and parentheses. The developer guide (Paths)
/// rules out functions, operators that are words, regular expressions and references to other values of the data.
/// </summary>
internal static class FilterParser
{
    /// <summary>For filters in filters, parentheses and negations: far more than is written by hand, and far less than fills the stack.</summary>
    private const int MaxNesting = 100;

    private static readonly string[] Signs = ["==", "!=", "<=", ">=", "<", ">"];

    public static FilterTerm Parse(TextCursor cursor)
    {
        List<FilterTerm> terms = [ParseAnd(cursor)];
        while (TakeSign(cursor, "||"))
        {
            terms.Add(ParseAnd(cursor));
        }

        return terms.Count == 1 ? terms[0] : new FilterTerm.Or([.. terms]);
    }

    private static FilterTerm ParseAnd(TextCursor cursor)
    {
        List<FilterTerm> terms = [ParseCondition(cursor)];
        while (TakeSign(cursor, "&&"))
        {
            terms.Add(ParseCondition(cursor));
        }

        return terms.Count == 1 ? terms[0] : new FilterTerm.And([.. terms]);
    }

    private static FilterTerm ParseCondition(TextCursor cursor)
    {
        if (++cursor.Nesting > MaxNesting)
        {
            throw new PathSyntaxException($"A filter can be nested {MaxNesting} deep at most.");
        }

        var condition = ParseNestedCondition(cursor);
        cursor.Nesting--;
        return condition;
    }

    private static FilterTerm ParseNestedCondition(TextCursor cursor)
    {
        cursor.SkipBlanks();
        if (cursor.Current == '!' && !cursor.Text.AsSpan(cursor.Position).StartsWith("!="))
        {
            cursor.Position++;
            return new FilterTerm.Not(ParseCondition(cursor));
        }

        if (cursor.Current == '(')
        {
            cursor.Position++;
            var inner = Parse(cursor);
            cursor.Expect(')');
            return inner;
        }

        var left = ParseOperand(cursor);
        cursor.SkipBlanks();
        if (Array.Find(Signs, cursor.TryTake) is { } sign)
        {
            return new FilterTerm.Comparison(left, sign, ParseOperand(cursor));
        }

        return cursor.IsAt("=~") ? throw new PathSyntaxException("Filters by regular expression (=~) are not supported: Step Functions has none.")
            : cursor.TakeWhile(char.IsAsciiLetter) is { Length: > 0 } word
                ? throw new PathSyntaxException($"The filter operator '{word}' is not supported: Step Functions takes only signs such as == and &&.")
            : left;
    }

    private static FilterTerm ParseOperand(TextCursor cursor)
    {
        cursor.SkipBlanks();
        switch (cursor.Current)
        {
            case '@':
                return new FilterTerm.Path(JsonPathParser.ParseItemPath(cursor));
            case '$':
                throw new PathSyntaxException("A filter cannot refer to other values of the data ($): Step Functions compares the item (@) with literals only.");
            case '\'' or '"':
                return new FilterTerm.Literal(new StringValue(cursor.TakeQuoted()));
            case '[':
                return new FilterTerm.Literal(ParseList(cursor));
            default:
                return new FilterTerm.Literal(ParseWord(cursor));
        }
    }

    private static ArrayValue ParseList(TextCursor cursor)
    {
        cursor.Expect('[');
        List<Value> items = [];
        do
        {
            cursor.SkipBlanks();
            items.Add(cursor.Current is '\'' or '"' ? new StringValue(cursor.TakeQuoted()) : ParseWord(cursor));
            cursor.SkipBlanks();
        }
        while (cursor.TryTake(","));

        cursor.Expect(']');
        return new ArrayValue([.. items]);
    }

    private static Value ParseWord(TextCursor cursor)
    {
        var word = cursor.TakeWhile(character => char.IsLetterOrDigit(character) || character is '_' or '-' or '.' or '+');
        return word switch
        {
            "" => throw cursor.Unexpected("A value was expected"),
            "true" => BooleanValue.True,
            "false" => BooleanValue.False,
            "null" => NullValue.Instance,
            _ when char.IsAsciiDigit(word[^1]) && double.TryParse(word, out _) => NumberValue.Parse(Encoding.ASCII.GetBytes(word)),
            _ => new StringValue(word),
        };
    }

    private static bool TakeSign(TextCursor cursor, string sign)
    {
        cursor.SkipBlanks();
        return cursor.TryTake(sign);
    }
}
