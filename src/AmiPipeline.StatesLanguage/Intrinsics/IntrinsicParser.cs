using System.Text;
using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Paths;
using AmiPipeline.StatesLanguage.Syntax;

namespace AmiPipeline.StatesLanguage.Intrinsics;

/// <summary>Reads an intrinsic invocation: <c>States.Name(argument, …)</c>.</summary>
internal static class IntrinsicParser
{
    /// <summary>How deep invocations may be nested (developer guide, Intrinsic functions).</summary>
    private const int MaxNesting = 10;

    /// <summary>What a text may escape; any other open escape is an error (States Language specification, Intrinsic functions).</summary>
    private const string Escapable = @"'{}\";

    /// <exception cref="PathSyntaxException">The text is not a valid invocation.</exception>
    public static Expression Parse(string text, string field)
    {
        var cursor = new TextCursor(text);
        var expression = ParseInvocation(cursor, field, 1);
        cursor.SkipBlanks();
        return cursor.AtEnd ? expression : throw cursor.Unexpected("The end of the invocation was expected");
    }

    private static IntrinsicExpression ParseInvocation(TextCursor cursor, string field, int depth)
    {
        if (depth > MaxNesting)
        {
            throw new PathSyntaxException($"Intrinsic functions can be nested {MaxNesting} deep at most.");
        }

        var start = cursor.Position;
        var name = cursor.TakeWhile(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_');
        if (!IntrinsicCatalog.Functions.TryGetValue(name, out var function))
        {
            throw new PathSyntaxException(
                $"There is no intrinsic function '{name}'.{Suggestion.For(name, IntrinsicCatalog.Functions.Keys).AsSentence()}");
        }

        var arguments = ParseArguments(cursor, name, field, depth);
        if (arguments.Count < function.MinArguments || arguments.Count > function.MaxArguments)
        {
            throw new PathSyntaxException($"{name} takes {Describe(function)}, not {arguments.Count}.");
        }

        return new IntrinsicExpression(name, cursor.Text[start..cursor.Position], function, [.. arguments]);
    }

    private static List<Expression> ParseArguments(TextCursor cursor, string name, string field, int depth)
    {
        List<Expression> arguments = [];
        cursor.Expect('(');
        cursor.SkipBlanks();
        if (cursor.TryTake(")"))
        {
            return arguments;
        }

        do
        {
            cursor.SkipBlanks();
            arguments.Add(ParseArgument(cursor, name, field, depth));
            cursor.SkipBlanks();
        }
        while (cursor.TryTake(","));

        cursor.Expect(')');
        return arguments;
    }

    private static Expression ParseArgument(TextCursor cursor, string name, string field, int depth)
    {
        switch (cursor.Current)
        {
            case '$':
                return new PathExpression(JsonPathParser.ParseAt(cursor), field);
            case '\'':
                // States.Format distinguishes an escaped brace from a placeholder, so its escapes stay there.
                return new LiteralExpression(new StringValue(cursor.TakeQuoted(name == "States.Format" ? @"{}\" : string.Empty, Escapable)));
            case 'S':
                return ParseInvocation(cursor, field, depth + 1);
            default:
                return new LiteralExpression(ParseLiteral(cursor));
        }
    }

    private static Value ParseLiteral(TextCursor cursor)
    {
        var start = cursor.Position;
        var word = cursor.TakeWhile(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '+' or '.');
        switch (word)
        {
            case "true":
                return BooleanValue.True;
            case "false":
                return BooleanValue.False;
            case "null":
                return NullValue.Instance;
        }

        try
        {
            if (word.Length > 0 && ValueReader.Read(Encoding.ASCII.GetBytes(word)) is NumberValue number)
            {
                return number;
            }
        }
        catch (System.Text.Json.JsonException)
        {
            // Not a number: reported below, with what is allowed.
        }

        cursor.Position = start;
        throw cursor.Unexpected("A path, a text in single quotes, a number or an intrinsic function was expected");
    }

    private static string Describe(IntrinsicFunction function) => function switch
    {
        { MinArguments: var min, MaxArguments: int.MaxValue } => $"at least {min} arguments",
        { MinArguments: var min, MaxArguments: var max } when min == max => min == 1 ? "1 argument" : $"{min} arguments",
        { MinArguments: var min, MaxArguments: var max } => $"{min} to {max} arguments",
    };
}
