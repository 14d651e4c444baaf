namespace AmiPipeline.Reports.Lineage;

/// <summary>A color for each key. The colors of the first eight are far apart; those of further keys lie between them.</summary>
/// <param name="keys">The keys, in the order in which they get their colors.</param>
internal sealed class KeyPalette(IReadOnlyList<string> keys)
{
    private const double GoldenAngle = 137.508;

    // Blue, green, orange, violet, red, teal, pink, olive.
    private static readonly int[] Hues = [215, 135, 25, 275, 355, 180, 320, 65];

    private readonly Dictionary<string, int> _numbers = keys.Distinct().Index().ToDictionary(key => key.Item, key => key.Index);

    /// <summary>How many keys have a color.</summary>
    public int Count => _numbers.Count;

    /// <summary>The number of a key's color, from 0.</summary>
    /// <param name="key">The key.</param>
    public int NumberOf(string key) => _numbers[key];

    /// <summary>The hue of a key's color, in degrees; null for a key that has none.</summary>
    /// <param name="key">The key.</param>
    public int? HueOf(string key) => _numbers.TryGetValue(key, out var number) ? HueOf(number) : null;

    /// <summary>The hue of a color, in degrees.</summary>
    /// <param name="number">Its number.</param>
    public static int HueOf(int number) => number < Hues.Length ? Hues[number] : (int)(number * GoldenAngle % 360);
}
