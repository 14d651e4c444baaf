namespace AmiPipeline.Engines.Inventory;

/// <summary>How many calls an inventory may make, and has made.</summary>
/// <param name="max">The most.</param>
public sealed class CallBudget(int max)
{
    /// <summary>How many were made.</summary>
    public int Made { get; private set; }

    /// <summary>Whether one more may be made; if so, it counts as made.</summary>
    public bool TrySpend()
    {
        if (Made >= max)
        {
            return false;
        }

        Made++;
        return true;
    }

    /// <summary>Counts a call that cannot be left out.</summary>
    /// <param name="what">What it reads, for the message.</param>
    /// <exception cref="InventoryTooLargeException">It would be one too many.</exception>
    public void Spend(string what)
    {
        if (!TrySpend())
        {
            throw new InventoryTooLargeException($"Reading {what} would take more than {max} calls. Narrow the search, or raise --max-calls.");
        }
    }
}
