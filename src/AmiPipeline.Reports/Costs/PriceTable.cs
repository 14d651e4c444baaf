using System.Text.Json;

namespace AmiPipeline.Reports.Costs;

/// <summary>Prices, each with its date and source. What has none here has no price: none is derived from another Region or type.</summary>
internal sealed class PriceTable
{
    private const string ResourceName = "prices.json";

    private static readonly string[] Items = ["snapshot", "volume", "instance", "transfer", "transition"];

    private readonly Dictionary<(string Region, string Item, string? Of), Price> _prices;

    private PriceTable(IEnumerable<Price> prices) => _prices = prices.GroupBy(price => (price.Region, price.Item, price.Of)).ToDictionary(same => same.Key, same => same.Last());

    /// <summary>The prices that come with the program.</summary>
    public static PriceTable Default => field ??= new PriceTable(Read(ReadResource(), ResourceName));

    /// <summary>The prices that come with the program, with others in their place.</summary>
    /// <param name="json">The others.</param>
    /// <param name="path">Where they come from, for messages.</param>
    /// <exception cref="FormatException">It is no table of prices; the message says why.</exception>
    public static PriceTable Parse(string json, string path) => new([.. Default._prices.Values, .. Read(json, path)]);

    /// <summary>All prices.</summary>
    public IReadOnlyCollection<Price> All => _prices.Values;

    /// <summary>A price; null if there is none.</summary>
    /// <param name="region">The Region.</param>
    /// <param name="item">What is charged, such as <c>snapshot</c>.</param>
    /// <param name="of">The volume type, instance type, or the Region that data goes to; null if there is only one.</param>
    public Price? Find(string region, string item, string? of = null) => _prices.GetValueOrDefault((region, item, of));

    private static IReadOnlyList<Price> Read(string json, string path)
    {
        try
        {
            var prices = JsonSerializer.Deserialize(json, PriceJson.Default.PriceDocument)?.Prices ?? throw new JsonException("It is null.");
            foreach (var (index, price) in prices.Index())
            {
                if (Fault(price) is { } fault)
                {
                    throw new FormatException($"{path} is not a table of prices: /prices/{index}/{fault}");
                }
            }

            return prices;
        }
        catch (JsonException error)
        {
            throw new FormatException($"{path} is not a table of prices: {PriceFault.Describe(error)}");
        }
    }

    private static string? Fault(Price price) => price switch
    {
        _ when !Items.Contains(price.Item) => $"item is {price.Item}; it must be one of {string.Join(", ", Items)}.",
        { Usd: < 0 } => $"usd is {price.Usd}; it must not be negative.",
        { Source: "" } or { Region: "" } => $"{(price.Source.Length == 0 ? "source" : "region")} is empty; each price has one.",
        { Item: "volume" or "instance" or "transfer", Of: null } => $"of is missing; a price of {price.Item} names the volume type, the instance type, or the Region that data goes to.",
        _ => null,
    };

    private static string ReadResource()
    {
        using var reader = new StreamReader(typeof(PriceTable).Assembly.GetManifestResourceStream(ResourceName)!);
        return reader.ReadToEnd();
    }
}
