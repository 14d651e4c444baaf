using System.Globalization;
using System.Text;

namespace AmiPipeline.StatesLanguage.Values;

/// <summary>A number. It keeps the digits it was written with, and compares by value: 1 and 1.0 are equal.</summary>
internal sealed class NumberValue : Value
{
    private static readonly NumberValue[] Small = [.. Enumerable.Range(0, 256).Select(number => new NumberValue(number))];

    private readonly long _integer;

    private NumberValue(long integer)
    {
        _integer = integer;
        IsInteger = true;
        Double = integer;
        Text = integer.ToString(CultureInfo.InvariantCulture);
    }

    private NumberValue(double number, string text)
    {
        Double = number;
        Text = text;
    }

    /// <summary>Whether the number was written as an integer that fits 64 bits.</summary>
    public bool IsInteger { get; }

    public double Double { get; }

    public string Text { get; }

    public override int Utf8Length => Text.Length;

    public static NumberValue From(long number) => number is >= 0 and < 256 ? Small[number] : new NumberValue(number);

    public static NumberValue From(double number) =>
        number == Math.Floor(number) && Math.Abs(number) < 1e15
            ? From((long)number)
            : new NumberValue(number, number.ToString("R", CultureInfo.InvariantCulture));

    /// <param name="digits">A number as JSON writes it.</param>
    public static NumberValue Parse(ReadOnlySpan<byte> digits)
    {
        if (!digits.ContainsAny(".eE"u8) && !digits.SequenceEqual("-0"u8) && long.TryParse(digits, CultureInfo.InvariantCulture, out var integer))
        {
            return From(integer);
        }

        return new NumberValue(double.Parse(digits, CultureInfo.InvariantCulture), Encoding.ASCII.GetString(digits));
    }

    /// <summary>The number as a whole one; false if it has a fraction or does not fit. 2.0 is whole.</summary>
    public bool TryGetInteger(out long whole)
    {
        whole = IsInteger ? _integer : 0;
        if (!IsInteger && Double == Math.Floor(Double) && Math.Abs(Double) < 9e18)
        {
            whole = (long)Double;
            return true;
        }

        return IsInteger;
    }

    public int CompareTo(NumberValue other)
    {
        if (IsInteger && other.IsInteger)
        {
            return _integer.CompareTo(other._integer);
        }

        // Decimals keep 0.1 apart from its neighbours and long integers exact; what they cannot hold compares as doubles.
        return decimal.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var left)
               && decimal.TryParse(other.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var right)
            ? left.CompareTo(right)
            : Double.CompareTo(other.Double);
    }

    public override Span<byte> Write(Span<byte> destination) => destination[Encoding.ASCII.GetBytes(Text, destination)..];
}
