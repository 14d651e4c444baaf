using System.Globalization;

namespace AmiPipeline.StatesLanguage.Intrinsics;

/// <summary>
/// Numbers as Java prints them: <c>States.Format</c> prints maps and lists as Java does, by AWS's recorded executions, so what was
/// written with a fraction or an exponent is a <c>Double</c> there.
/// </summary>
internal static class JavaNumber
{
    /// <summary>Whole numbers keep their digits; others follow <c>Double.toString</c>: <c>1.50</c> becomes 1.5, <c>1e3</c> 1000.0, <c>1e-4</c> 1.0E-4.</summary>
    public static string Print(NumberValue number)
    {
        if (!number.Text.AsSpan().ContainsAny('.', 'e', 'E'))
        {
            return number.Text;
        }

        var digits = number.Double.ToString("R", CultureInfo.InvariantCulture);
        return Math.Abs(number.Double) is 0 or (>= 1e-3 and < 1e7)
            ? digits.Contains('.', StringComparison.Ordinal) ? digits : $"{digits}.0"
            : Scientific(number.Double, digits);
    }

    private static string Scientific(double number, string digits)
    {
        var exponent = number.ToString("E16", CultureInfo.InvariantCulture).Split('E')[1];
        var mantissa = digits.TrimStart('-').Split('E')[0].Replace(".", string.Empty, StringComparison.Ordinal).Trim('0');
        var fraction = mantissa.Length > 1 ? mantissa[1..] : "0";
        return $"{(number < 0 ? "-" : string.Empty)}{mantissa[0]}.{fraction}E{int.Parse(exponent, CultureInfo.InvariantCulture)}";
    }
}
