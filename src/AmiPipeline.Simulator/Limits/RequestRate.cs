namespace AmiPipeline.Simulator.Limits;

/// <summary>How many calls of an action an account may make in a Region (EC2 Developer Guide, "Request throttling").</summary>
internal sealed record RequestRate(int Capacity, int RefillPerSecond)
{
    private static readonly RequestRate Describing = new(100, 20);
    private static readonly RequestRate DescribingAll = new(50, 10);
    private static readonly RequestRate Changing = new(50, 5);

    private static readonly Dictionary<string, RequestRate> Listed = new(StringComparer.Ordinal)
    {
        ["CopyImage"] = new(100, 1),
        ["RunInstances"] = new(5, 2),
        ["StartInstances"] = new(5, 2),
        ["TerminateInstances"] = new(100, 5),
        ["StopInstances"] = new(50, 5),
        ["CreateVolume"] = new(100, 5),
        ["DeleteVolume"] = new(100, 5),
        ["CreateSnapshot"] = new(100, 5),
        ["CreateSnapshots"] = new(100, 5),
        ["DeleteSnapshot"] = new(100, 5),
        ["DeregisterImage"] = new(100, 5),
        ["ModifyImageAttribute"] = new(100, 5),
        ["ModifySnapshotAttribute"] = new(100, 5),
        ["CreateTags"] = new(100, 10),
        ["DeleteTags"] = new(100, 10),
    };

    private static readonly Dictionary<string, RequestRate> Instances = new(StringComparer.Ordinal)
    {
        ["RunInstances"] = new(1000, 2),
        ["StartInstances"] = new(1000, 2),
        ["StopInstances"] = new(1000, 20),
        ["TerminateInstances"] = new(1000, 20),
    };

    private static readonly string[] CostlyWhenUnfiltered =
        ["DescribeSnapshots", "DescribeVolumes", "DescribeInstances", "DescribeInstanceStatus"];

    /// <summary>How many instances an action may be about, besides the rate of its calls; null if that is not limited.</summary>
    public static RequestRate? ForInstances(string action) => Instances.GetValueOrDefault(action);

    /// <summary>The rate of a call; asking with neither filter nor paging has its own bucket.</summary>
    /// <param name="action">The action.</param>
    /// <param name="isUnfiltered">True when neither filter nor paging is requested.</param>
    public static RequestRate ForCall(string action, bool isUnfiltered)
    {
        if (Listed.TryGetValue(action, out var rate))
        {
            return rate;
        }

        if (isUnfiltered && CostlyWhenUnfiltered.Contains(action))
        {
            return DescribingAll;
        }

        var reads = action.StartsWith("Describe", StringComparison.Ordinal) || action.StartsWith("Get", StringComparison.Ordinal);
        return reads ? Describing : Changing;
    }
}
