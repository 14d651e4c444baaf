namespace AmiPipeline.StatesLanguage.Values;

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
