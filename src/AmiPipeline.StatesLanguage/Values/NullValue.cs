namespace AmiPipeline.StatesLanguage.Values;

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
