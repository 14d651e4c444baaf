using System.Buffers;
using System.Text;

namespace AmiPipeline.StatesLanguage.Values;

/// <summary>Quoting of strings as Step Functions does it: only what JSON demands is escaped.</summary>
internal static class JsonText
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\']);

    public static int QuotedLength(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text) + 2;
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAny(Escaped); at >= 0; at = rest.IndexOfAny(Escaped))
        {
            length += ShortEscape(rest[at]) == '\0' ? 5 : 1;
            rest = rest[(at + 1)..];
        }

        return length;
    }

    public static Span<byte> WriteQuoted(string text, Span<byte> destination)
    {
        destination[0] = (byte)'"';
        destination = destination[1..];
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAny(Escaped); at >= 0; at = rest.IndexOfAny(Escaped))
        {
            destination = destination[Encoding.UTF8.GetBytes(rest[..at], destination)..];
            destination = WriteEscape(rest[at], destination);
            rest = rest[(at + 1)..];
        }

        destination = destination[Encoding.UTF8.GetBytes(rest, destination)..];
        destination[0] = (byte)'"';
        return destination[1..];
    }

    private static Span<byte> WriteEscape(char character, Span<byte> destination)
    {
        destination[0] = (byte)'\\';
        var letter = ShortEscape(character);
        if (letter != '\0')
        {
            destination[1] = (byte)letter;
            return destination[2..];
        }

        "u00"u8.CopyTo(destination[1..]);
        destination[4] = HexDigit(character >> 4);
        destination[5] = HexDigit(character & 0xF);
        return destination[6..];
    }

    private static byte HexDigit(int value) => (byte)(value < 10 ? '0' + value : 'a' + value - 10);

    private static char ShortEscape(char character) => character switch
    {
        '"' => '"',
        '\\' => '\\',
        '\b' => 'b',
        '\f' => 'f',
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        _ => '\0',
    };
}
