using System.Globalization;

namespace AmiPipeline.Simulator.Protocol;

/// <summary>One page of a Describe call, by <c>MaxResults</c> and <c>NextToken</c>.</summary>
internal sealed record Page(int? MaxResults, int Offset)
{
    private const string TokenPrefix = "page-from-";

    public static Page Read(ActionParameters parameters, int least = 5, int most = 1000) =>
        new(parameters.Number("MaxResults", least, most), ReadToken(parameters.Text("NextToken")));

    /// <summary>The items of this page; the token of the next is written when there is one.</summary>
    public List<T> Of<T>(IReadOnlyList<T> all, Ec2XmlWriter answer)
    {
        var items = all.Skip(Offset).Take(MaxResults ?? int.MaxValue).ToList();
        var end = Offset + items.Count;
        answer.Element("nextToken", end < all.Count ? TokenPrefix + end.ToString(CultureInfo.InvariantCulture) : null);
        return items;
    }

    private static int ReadToken(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return 0;
        }

        return token.StartsWith(TokenPrefix, StringComparison.Ordinal)
            && int.TryParse(token.AsSpan(TokenPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            ? offset
            : throw new ServiceErrorException("InvalidNextToken", "The token is not valid.");
    }
}
