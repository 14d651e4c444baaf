namespace AmiPipeline.Cli.Lineage;

/// <summary>A colour for each key. The colours of the first eight are far apart; those of further keys lie between them.</summary>
/// <param name="keys">The keys, in the order in which they get their colours.</param>
internal sealed class KeyPalette(IReadOnlyList<string> keys)
{
    private const double GoldenAngle = 137.508;

    // Blue, green, orange, violet, red, teal, pink, olive.
    private static readonly int[] Hues = [215, 135, 25, 275, 355, 180, 320, 65];

    private readonly Dictionary<string, int> _numbers = keys.Distinct().Index().ToDictionary(key => key.Item, key => key.Index);

    /// <summary>How many keys have a colour.</summary>
    public int Count => _numbers.Count;

    /// <summary>The number of a key's colour, from 0.</summary>
    /// <param name="key">The key.</param>
    public int NumberOf(string key) => _numbers[key];

    /// <summary>The hue of a colour, in degrees.</summary>
    /// <param name="number">Its number.</param>
    public static int HueOf(int number) => number < Hues.Length ? Hues[number] : (int)(number * GoldenAngle % 360);
}
