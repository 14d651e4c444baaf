using Amazon.CDK;
using Constructs;

namespace AmiPipeline.Infra.Foundation;

/// <summary>A text that depends on the partition: the template chooses it when it is deployed.</summary>
internal static class PartitionChoice
{
    /// <summary>Makes the choice. A partition that <see cref="Partition.All"/> does not have gets the text of <c>aws</c>.</summary>
    /// <param name="scope">The scope of its conditions.</param>
    /// <param name="name">What it is called there.</param>
    /// <param name="text">The text for a partition.</param>
    public static string Make(Construct scope, string name, Func<Partition, string> text)
    {
        var ofAws = text(Partition.Aws);
        return Partition.All
            .GroupBy(text)
            .Where(group => group.Key != ofAws)
            .Aggregate(ofAws, (otherwise, group) => Fn.ConditionIf(Condition(scope, name, [.. group]).LogicalId, group.Key, otherwise).ToString());
    }

    private static CfnCondition Condition(Construct scope, string name, IReadOnlyList<Partition> partitions)
    {
        var areEqual = partitions.Select(partition => Fn.ConditionEquals(Aws.PARTITION, partition.Name)).ToArray();
        return new CfnCondition(scope, name + string.Concat(partitions.Select(Word)), new CfnConditionProps
        {
            Expression = areEqual is [var only] ? only : Fn.ConditionOr(areEqual),
        });
    }

    // Such as IsoB, for a name that takes letters only.
    private static string Word(Partition partition) =>
        string.Concat(partition.Name.Split('-').Skip(1).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
