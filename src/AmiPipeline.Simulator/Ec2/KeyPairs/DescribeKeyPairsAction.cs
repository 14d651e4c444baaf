using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.KeyPairs;

/// <summary>DescribeKeyPairs.</summary>
internal sealed class DescribeKeyPairsAction : IEc2Action
{
    private static readonly ResourceQuery<KeyPair> Query = new()
    {
        Action = "DescribeKeyPairs",
        All = region => region.KeyPairs.Values,
        Lists = new Dictionary<string, Func<Call, string, KeyPair>> { ["KeyName"] = KeyPairLookup.ByName, ["KeyPairId"] = KeyPairLookup.ById },
        MinPage = null,
        Filters = new()
        {
            { "fingerprint", pair => pair.Fingerprint },
            { "key-name", pair => pair.Name },
            { "key-pair-id", pair => pair.Id },
        },
    };

    public string Name => Query.Action;

    public IEnumerable<string> Filters => Query.Filters;

    public void Execute(Call call, Ec2XmlWriter answer) => answer.List("keySet", Query.Find(call, answer), pair =>
    {
        answer.Element("keyPairId", pair.Id);
        answer.Element("keyName", pair.Name);
        answer.Element("keyType", pair.Type);
        answer.Element("keyFingerprint", pair.Fingerprint);
        answer.Element("createTime", pair.CreateTime);
        answer.Tags(pair.Tags);
    });
}
