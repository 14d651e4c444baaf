using Amazon.EC2.Model;

namespace AmiPipeline.Engines.Inventory;

/// <summary>Which images an inventory reads.</summary>
/// <param name="Owner">Whose: <c>self</c> or an account id.</param>
/// <param name="Name">A pattern for their names, with <c>*</c> and <c>?</c>; null for any.</param>
/// <param name="Tags">Tags that they have: keys, and patterns for their values.</param>
/// <param name="MadeBefore">Only those made before; null for any.</param>
/// <param name="MadeAfter">Only those made after; null for any.</param>
public sealed record InventoryFilter(string Owner, string? Name, IReadOnlyList<KeyValuePair<string, string>> Tags, DateTimeOffset? MadeBefore, DateTimeOffset? MadeAfter)
{
    /// <summary>The filters of DescribeImages; null, which is not sent, for none.</summary>
    internal List<Filter>? ToFilters()
    {
        List<Filter> filters = [.. Tags.Select(tag => new Filter($"tag:{tag.Key}", [tag.Value]))];
        if (Name is not null)
        {
            filters.Add(new Filter("name", [Name]));
        }

        return filters.Count > 0 ? filters : null;
    }

    /// <summary>Whether an image was made in the time that is requested.</summary>
    /// <param name="created">When it was made.</param>
    internal bool IncludesTime(DateTimeOffset created) => !(created >= MadeBefore) && !(created <= MadeAfter);
}
