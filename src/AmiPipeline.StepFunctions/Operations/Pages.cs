using System.Text.Json.Nodes;
using AmiPipeline.StepFunctions.Wire;

namespace AmiPipeline.StepFunctions.Operations;

/// <summary>Cuts lists into pages.</summary>
internal static class Pages
{
    public const int MaxResults = 1000;

    private const int UsualResults = 100;

    /// <summary>The page that a request asks for.</summary>
    /// <param name="all">The list, in the order that was requested.</param>
    /// <param name="maxResults">The most items; null or 0 for 100.</param>
    /// <param name="token">The token; null for the first page.</param>
    /// <param name="question">All members of the request but the token.</param>
    /// <param name="now">The time.</param>
    /// <param name="field">The response's member that holds the items.</param>
    /// <param name="write">An item as JSON.</param>
    public static JsonObject Create<T>(IReadOnlyList<T> all, int? maxResults, string? token, string question, DateTimeOffset now, string field, Func<T, JsonNode> write)
    {
        var at = PageToken.Read(token, question, now);
        var most = maxResults is null or 0 ? UsualResults : maxResults.Value;
        var page = new JsonObject { [field] = new JsonArray([.. all.Skip(at).Take(most).Select(write)]) };
        if (at + most < all.Count)
        {
            page["nextToken"] = PageToken.Make(at + most, question, now);
        }

        return page;
    }
}
