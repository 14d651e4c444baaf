using System.Web;

namespace AmiPipeline.Recorded.Tests.Readers;

/// <summary>What a client asks EC2 for: the action and its filters.</summary>
/// <param name="Action">The action.</param>
/// <param name="Parameters">Every parameter on the wire.</param>
internal sealed record QueryRequest(string Action, IReadOnlyDictionary<string, string> Parameters)
{
    public static async Task<QueryRequest> ReadAsync(HttpRequestMessage request)
    {
        var form = HttpUtility.ParseQueryString(await request.Content!.ReadAsStringAsync());
        var parameters = form.AllKeys.OfType<string>().ToDictionary(key => key, key => form[key]!, StringComparer.Ordinal);
        return new QueryRequest(parameters["Action"], parameters);
    }

    /// <summary>The filters, each with its values.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filters()
    {
        var filters = new Dictionary<string, IReadOnlyList<string>>();
        for (var index = 1; Parameters.TryGetValue($"Filter.{index}.Name", out var name); index++)
        {
            filters[name] = [.. Parameters.Where(pair => pair.Key.StartsWith($"Filter.{index}.Value.", StringComparison.Ordinal)).Select(pair => pair.Value)];
        }

        return filters;
    }
}
