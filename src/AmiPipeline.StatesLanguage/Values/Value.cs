using System.Text;

namespace AmiPipeline.StatesLanguage.Values;

/// <summary>An immutable JSON value. Values are shared freely, so changing one field of a large document copies only its path.</summary>
internal abstract class Value
{
    /// <summary>How many bytes the compact JSON text takes in UTF-8: Step Functions limits payloads by this number.</summary>
    public abstract int Utf8Length { get; }

    /// <summary>Writes the compact JSON text at the start of <paramref name="destination"/> and returns what is left of it.</summary>
    public abstract Span<byte> Write(Span<byte> destination);

    public byte[] ToUtf8()
    {
        var bytes = new byte[Utf8Length];
        Write(bytes);
        return bytes;
    }

    /// <summary>The compact JSON text.</summary>
    public sealed override string ToString() => Encoding.UTF8.GetString(ToUtf8());
}
