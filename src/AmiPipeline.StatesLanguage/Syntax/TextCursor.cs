using System.Text;

namespace AmiPipeline.StatesLanguage.Syntax;

/// <summary>A place in the text of a path or an intrinsic invocation, and the small readings both need.</summary>
internal sealed class TextCursor(string text)
{
    public string Text => text;

    public int Position { get; set; }

    /// <summary>How deep the reader is in what can be nested.</summary>
    public int Nesting { get; set; }

    public bool AtEnd => Position >= text.Length;

    public char Current => AtEnd ? '\0' : text[Position];

    public void SkipBlanks()
    {
        while (!AtEnd && char.IsWhiteSpace(Current))
        {
            Position++;
        }
    }

    public bool IsAt(string token) => string.CompareOrdinal(text, Position, token, 0, token.Length) == 0;

    public bool TryTake(string token)
    {
        if (!IsAt(token))
        {
            return false;
        }

        Position += token.Length;
        return true;
    }

    public void Expect(char character)
    {
        SkipBlanks();
        if (Current != character)
        {
            throw Unexpected($"'{character}' was expected");
        }

        Position++;
    }

    public string TakeWhile(Func<char, bool> belongs)
    {
        var start = Position;
        while (!AtEnd && belongs(Current))
        {
            Position++;
        }

        return text[start..Position];
    }

    /// <summary>
    /// Reads a quoted field name: a backslash escapes the quote and itself, and is a part of the name before anything else, as recorded
    /// from AWS for <c>\"</c> in single quotes.
    /// </summary>
    public string TakeQuotedName()
    {
        var quote = Current;
        var name = new StringBuilder();
        for (Position++; !AtEnd && Current != quote; Position++)
        {
            if (Current == '\\' && Position + 1 < text.Length && (text[Position + 1] == quote || text[Position + 1] == '\\'))
            {
                Position++;
            }

            name.Append(Current);
        }

        CloseQuote(quote);
        return name.ToString();
    }

    /// <summary>Reads a quoted text; a backslash keeps the character after it, so it may contain quotes and braces.</summary>
    /// <param name="keepEscapesOf">Characters whose backslash stays in the result, for a later reader.</param>
    /// <param name="escapable">The only characters a backslash may precede; null for any.</param>
    public string TakeQuoted(string keepEscapesOf = "", string? escapable = null)
    {
        var quote = Current;
        var result = new StringBuilder();
        for (Position++; !AtEnd && Current != quote; Position++)
        {
            if (Current == '\\' && Position + 1 < text.Length)
            {
                Position++;
                if (escapable?.Contains(Current) == false)
                {
                    throw new PathSyntaxException(
                        $"The backslash at position {Position} is before '{Current}'; a backslash can only escape {string.Join(' ', escapable.AsEnumerable())}.");
                }

                if (keepEscapesOf.Contains(Current))
                {
                    result.Append('\\');
                }
            }

            result.Append(Current);
        }

        CloseQuote(quote);
        return result.ToString();
    }

    private void CloseQuote(char quote)
    {
        if (AtEnd)
        {
            throw new PathSyntaxException($"The quote {quote} is never closed.");
        }

        Position++;
    }

    public PathSyntaxException Unexpected(string expectation) => new(
        AtEnd ? $"{expectation}, but the text ends." : $"{expectation} at position {Position + 1}, but there is '{Current}'.");
}

/// <summary>A path or an intrinsic invocation that cannot be read; the message says what is wrong, for a fault of the definition.</summary>
internal sealed class PathSyntaxException(string message) : Exception(message);
