using System.Globalization;
using System.Text;
using AmiPipeline.StatesLanguage.Syntax;

namespace AmiPipeline.StatesLanguage.Paths;

/// <summary>Reads the text of a JSONPath.</summary>
internal static class JsonPathParser
{
    private const string EndOfName = ".[]()'\" ,\t\r\n=<>";

    /// <exception cref="PathSyntaxException">The text is not a path that Step Functions would take.</exception>
    public static JsonPath Parse(string text)
    {
        var cursor = new TextCursor(text);
        var path = ParseAt(cursor);
        return cursor.AtEnd ? path : throw cursor.Unexpected("The end of the path was expected");
    }

    /// <summary>Reads the path that starts at the cursor and leaves the cursor behind it.</summary>
    public static JsonPath ParseAt(TextCursor cursor)
    {
        var start = cursor.Position;
        if (cursor.Current != '$')
        {
            throw new PathSyntaxException("A path starts with '$', or with '$$' for the context object.");
        }

        var isContext = cursor.TryTake("$$");
        if (!isContext)
        {
            cursor.Position++;
        }

        if (!cursor.AtEnd && (char.IsLetterOrDigit(cursor.Current) || cursor.Current == '_'))
        {
            throw new PathSyntaxException(
                $"After '{cursor.Text[start..cursor.Position]}' a '.' or a '[' was expected; references to variables are not supported.");
        }

        var segments = ParseSegments(cursor);
        return new JsonPath(cursor.Text[start..cursor.Position], isContext, segments);
    }

    /// <summary>Reads the path of an item in a filter, which starts at <c>@</c>.</summary>
    public static JsonPath ParseItemPath(TextCursor cursor)
    {
        var start = cursor.Position;
        cursor.Position++;
        var segments = ParseSegments(cursor);
        return new JsonPath(cursor.Text[start..cursor.Position], false, segments);
    }

    private static PathSegment[] ParseSegments(TextCursor cursor)
    {
        var segments = new List<PathSegment>();
        while (true)
        {
            if (cursor.TryTake(".."))
            {
                segments.Add(new DescendantSegment(cursor.Current == '[' ? ParseBracket(cursor) : ParseName(cursor)));
            }
            else if (cursor.TryTake("."))
            {
                segments.Add(cursor.Current == '[' ? ParseBracket(cursor) : ParseName(cursor));
            }
            else if (cursor.Current == '[')
            {
                segments.Add(ParseBracket(cursor));
            }
            else
            {
                return [.. segments];
            }
        }
    }

    private static PathSegment ParseName(TextCursor cursor)
    {
        if (cursor.TryTake("*"))
        {
            return new WildcardSegment();
        }

        var name = TakeName(cursor);
        if (name.Length == 0)
        {
            throw cursor.Unexpected("A field name was expected");
        }

        return cursor.Current == '('
            ? throw new PathSyntaxException($"The path function '{name}' is not supported: Step Functions has none, but see States.ArrayLength and its like.")
            : new NameSegment(name);
    }

    /// <summary>A name after a dot; a backslash takes the character after it as it is (States Language specification, Reference Paths).</summary>
    private static string TakeName(TextCursor cursor)
    {
        var name = new StringBuilder();
        for (; !cursor.AtEnd && !EndsName(cursor); cursor.Position++)
        {
            if (cursor.Current == '\\' && cursor.Position + 1 < cursor.Text.Length)
            {
                cursor.Position++;
            }

            name.Append(cursor.Current);
        }

        return name.ToString();
    }

    private static bool EndsName(TextCursor cursor) =>
        EndOfName.Contains(cursor.Current) || cursor.IsAt("&&") || cursor.IsAt("||") || cursor.IsAt("!=");

    private static PathSegment ParseBracket(TextCursor cursor)
    {
        cursor.Expect('[');
        cursor.SkipBlanks();
        PathSegment segment = cursor.Current switch
        {
            '\'' or '"' => ParseNames(cursor),
            '?' => ParseFilter(cursor),
            '(' => ParseFromEnd(cursor),
            '*' => TakeWildcard(cursor),
            _ => ParseIndexes(cursor),
        };
        cursor.Expect(']');
        return segment;
    }

    private static WildcardSegment TakeWildcard(TextCursor cursor)
    {
        cursor.Position++;
        return new WildcardSegment();
    }

    private static PathSegment ParseNames(TextCursor cursor)
    {
        List<string> names = [];
        do
        {
            cursor.SkipBlanks();
            if (cursor.Current is not ('\'' or '"'))
            {
                throw cursor.Unexpected("A quoted field name was expected");
            }

            names.Add(cursor.TakeQuotedName());
            cursor.SkipBlanks();
        }
        while (cursor.TryTake(","));

        if (names.Count == 1)
        {
            return new NameSegment(names[0]);
        }

        var isLast = cursor.Position + 1 >= cursor.Text.Length || cursor.Text[cursor.Position + 1] is not ('.' or '[');
        return new NamesSegment([.. names], isLast);
    }

    private static FilterSegment ParseFilter(TextCursor cursor)
    {
        cursor.Position++;
        cursor.Expect('(');
        var condition = FilterParser.Parse(cursor);
        cursor.Expect(')');
        return new FilterSegment(condition);
    }

    private static FromEndSegment ParseFromEnd(TextCursor cursor)
    {
        if (!cursor.TryTake("(@.length-"))
        {
            throw new PathSyntaxException("Of script expressions only the form [(@.length-1)] is supported.");
        }

        var fromEnd = ParseInteger(cursor) ?? throw cursor.Unexpected("A number was expected");
        cursor.Expect(')');
        return new FromEndSegment(fromEnd);
    }

    private static PathSegment ParseIndexes(TextCursor cursor)
    {
        var first = ParseInteger(cursor);
        cursor.SkipBlanks();
        if (cursor.TryTake(":"))
        {
            var to = ParseInteger(cursor);
            return cursor.Current == ':' ? throw new PathSyntaxException("A slice with a step is not supported: Step Functions would ignore the step.")
                : first is null && to is null ? throw new PathSyntaxException("A slice has a first or a last position; [*] takes every item.")
                : new SliceSegment(first, to);
        }

        List<int> indexes = [first ?? throw cursor.Unexpected("A position, a quoted name, '*' or a filter was expected")];
        while (cursor.TryTake(","))
        {
            indexes.Add(ParseInteger(cursor) ?? throw cursor.Unexpected("A position was expected"));
            cursor.SkipBlanks();
        }

        return indexes.Count == 1 ? new IndexSegment(indexes[0]) : new IndexesSegment([.. indexes]);
    }

    private static int? ParseInteger(TextCursor cursor)
    {
        cursor.SkipBlanks();
        var digits = cursor.TakeWhile(character => char.IsAsciiDigit(character) || character == '-');
        if (digits.Length == 0)
        {
            return null;
        }

        return int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new PathSyntaxException($"'{digits}' is not a position.");
    }
}
