namespace AmiPipeline.Functions.Aws;

/// <summary>Does the same for several items at once, or one after the other.</summary>
internal static class InParallel
{
    /// <summary>The results, in the order of the items.</summary>
    /// <param name="items">The items.</param>
    /// <param name="atOnce">How many at once.</param>
    /// <param name="get">Gives the result of one.</param>
    public static Task<IReadOnlyList<TResult>> SelectAsync<TItem, TResult>(IReadOnlyList<TItem> items, int atOnce, Func<TItem, Task<TResult>> get) =>
        SelectAsync(items, atOnce, (item, _) => get(item));

    /// <summary>The same with the place of each item, from 0.</summary>
    /// <param name="items">The items.</param>
    /// <param name="atOnce">How many at once.</param>
    /// <param name="get">Gives the result of one.</param>
    public static async Task<IReadOnlyList<TResult>> SelectAsync<TItem, TResult>(IReadOnlyList<TItem> items, int atOnce, Func<TItem, int, Task<TResult>> get)
    {
        var results = new TResult[items.Count];
        if (atOnce <= 1)
        {
            for (var index = 0; index < items.Count; index++)
            {
                results[index] = await get(items[index], index);
            }

            return results;
        }

        await Parallel.ForEachAsync(Enumerable.Range(0, items.Count), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (index, _) => results[index] = await get(items[index], index));
        return results;
    }
}
