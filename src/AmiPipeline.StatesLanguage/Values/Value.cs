using System.Text;

namespace AmiPipeline.StatesLanguage.Values;

/// <summary>An immutable JSON value. Values are shared freely, so changing one field of a large document copies only its path.</summary>
internal abstract class Value
{
    /// <summary>How deep data can be nested. AWS documents no limit.</summary>
    public const int MaxDepth = 1000;

    /// <summary>The context object holds data up to three levels down, and that may be as deep as data can be.</summary>
    private const int MaxContextDepth = MaxDepth + 3;

    /// <summary>
    /// How many bytes the compact JSON text takes in UTF-8: Step Functions limits payloads by this number. Parts are shared, so a value
    /// can stand for more text than memory holds: from <see cref="int.MaxValue"/> on it is not counted further.
    /// </summary>
    public abstract int Utf8Length { get; }

    /// <summary>How many arrays and objects are nested in each other; 0 for a plain value, 1 for an empty array.</summary>
    public int Depth { get; protected init; }

    /// <summary>Writes the compact JSON text at the start of <paramref name="destination"/> and returns what is left of it.</summary>
    public abstract Span<byte> Write(Span<byte> destination);

    public byte[] ToUtf8()
    {
        var bytes = new byte[Utf8Length];
        Write(bytes);
        return bytes;
    }

    /// <summary>The value in a sentence: a string as it is, anything else as compact JSON.</summary>
    public virtual string ToPlainText() => ToString();

    /// <summary>The compact JSON text.</summary>
    public sealed override string ToString() => Encoding.UTF8.GetString(ToUtf8());

    /// <summary>The depth of a value that holds others. Every walk down a value is a recursion: this is what keeps them short.</summary>
    /// <exception cref="ValueTooDeepException">They are nested too deep already.</exception>
    protected static int DepthAround(ReadOnlySpan<Value> values)
    {
        var deepest = 0;
        foreach (var value in values)
        {
            deepest = Math.Max(deepest, value.Depth);
        }

        return deepest < MaxContextDepth ? deepest + 1 : throw new ValueTooDeepException();
    }

    protected static int Saturated(long length) => (int)Math.Min(length, int.MaxValue);
}

internal sealed class NullValue : Value
{
    public static readonly NullValue Instance = new();

    private NullValue()
    {
    }

    public override int Utf8Length => 4;

    public override Span<byte> Write(Span<byte> destination)
    {
        "null"u8.CopyTo(destination);
        return destination[4..];
    }
}

internal sealed class BooleanValue : Value
{
    public static readonly BooleanValue True = new(true);
    public static readonly BooleanValue False = new(false);

    private BooleanValue(bool value) => IsTrue = value;

    public bool IsTrue { get; }

    public override int Utf8Length => IsTrue ? 4 : 5;

    public static BooleanValue From(bool value) => value ? True : False;

    public override Span<byte> Write(Span<byte> destination)
    {
        (IsTrue ? "true"u8 : "false"u8).CopyTo(destination);
        return destination[Utf8Length..];
    }
}

internal sealed class StringValue : Value
{
    public static readonly StringValue Empty = new(string.Empty);

    public StringValue(string text)
        : this(text, JsonText.QuotedLength(text))
    {
    }

    /// <param name="text">The text itself, without quotes or escapes.</param>
    /// <param name="utf8Length">What <see cref="JsonText.QuotedLength"/> would answer for it.</param>
    public StringValue(string text, int utf8Length)
    {
        Text = text;
        Utf8Length = utf8Length;
    }

    public string Text { get; }

    public override int Utf8Length { get; }

    public override string ToPlainText() => Text;

    public override Span<byte> Write(Span<byte> destination) => JsonText.WriteQuoted(Text, destination);
}
