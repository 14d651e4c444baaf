using System.Text;
using System.Text.RegularExpressions;
using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Paths;

/// <summary>Reads the condition of a filter: comparisons, existence, <c>&amp;&amp;</c>, <c>||</c>, <c>!</c> and parentheses.</summary>
internal static class FilterParser
{
    private static readonly string[] Signs = ["==", "!=", "<=", ">=", "<", ">", "=~"];
    private static readonly TimeSpan MatchLimit = TimeSpan.FromSeconds(1);

    public static FilterTerm Parse(TextCursor cursor)
    {
        var left = ParseAnd(cursor);
        while (TakeSign(cursor, "||"))
        {
            left = new FilterTerm.Or(left, ParseAnd(cursor));
        }

        return left;
    }

    private static FilterTerm ParseAnd(TextCursor cursor)
    {
        var left = ParseCondition(cursor);
        while (TakeSign(cursor, "&&"))
        {
            left = new FilterTerm.And(left, ParseCondition(cursor));
        }

        return left;
    }

    private static FilterTerm ParseCondition(TextCursor cursor)
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
            return sign == "=~" ? new FilterTerm.Match(left, ParsePattern(cursor)) : new FilterTerm.Comparison(left, sign, ParseOperand(cursor));
        }

        return TakeWord(cursor) switch
        {
            "" => left,
            "in" => new FilterTerm.Comparison(left, "in", ParseOperand(cursor)),
            "nin" => new FilterTerm.Comparison(left, "nin", ParseOperand(cursor)),
            var word => throw new PathSyntaxException($"The filter operator '{word}' is not supported."),
        };
    }

    private static FilterTerm ParseOperand(TextCursor cursor)
    {
        cursor.SkipBlanks();
        switch (cursor.Current)
        {
            case '@':
                return new FilterTerm.Path(JsonPathParser.ParseItemPath(cursor), fromRoot: false);
            case '$':
                return new FilterTerm.Path(JsonPathParser.ParseAt(cursor), fromRoot: true);
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

    private static Regex ParsePattern(TextCursor cursor)
    {
        cursor.SkipBlanks();
        if (cursor.Current != '/')
        {
            throw cursor.Unexpected("A pattern like /text/ was expected");
        }

        var start = ++cursor.Position;
        cursor.TakeWhile(character => character != '/');
        var pattern = cursor.Text[start..cursor.Position];
        cursor.Expect('/');
        var options = cursor.TryTake("i") ? RegexOptions.IgnoreCase : RegexOptions.None;
        try
        {
            return new Regex($"^(?:{pattern})$", options | RegexOptions.CultureInvariant, MatchLimit);
        }
        catch (ArgumentException invalid)
        {
            throw new PathSyntaxException($"The pattern /{pattern}/ is not valid: {invalid.Message}");
        }
    }

    private static string TakeWord(TextCursor cursor) => cursor.TakeWhile(char.IsAsciiLetter);

    private static bool TakeSign(TextCursor cursor, string sign)
    {
        cursor.SkipBlanks();
        return cursor.TryTake(sign);
    }
}
