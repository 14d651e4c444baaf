namespace AmiPipeline.StatesLanguage.Values;

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
