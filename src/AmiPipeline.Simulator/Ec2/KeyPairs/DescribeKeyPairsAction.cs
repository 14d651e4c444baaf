using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.KeyPairs;

/// <summary>DescribeKeyPairs.</summary>
internal sealed class DescribeKeyPairsAction : IEc2Action
{
    private static readonly FilterTable<KeyPair> Table = new(new()
    {
        ["fingerprint"] = pair => [pair.Fingerprint],
        ["key-name"] = pair => [pair.Name],
        ["key-pair-id"] = pair => [pair.Id],
    });

    public string Name => "DescribeKeyPairs";

    public IEnumerable<string> Filters => Table.Names;

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var names = call.Parameters.List("KeyName");
        var ids = call.Parameters.List("KeyPairId");
        var filters = Filter.ReadAll(call.Parameters);
        Table.Check(filters, Name);
        var asked = names.ConvertAll(name => KeyPairLookup.ByName(call, name))
            .Concat(ids.ConvertAll(id => KeyPairLookup.ById(call, id))).Distinct().ToList();
        call.Ready();

        var found = (asked.Count > 0 ? asked : call.Region.KeyPairs.Values.AsEnumerable())
            .Where(pair => pair.OwnerId == call.AccountId && pair.VisibleFrom <= call.Now && Table.Matches(pair, filters, call.Now));
        answer.List("keySet", found, pair =>
        {
            answer.Element("keyPairId", pair.Id);
            answer.Element("keyName", pair.Name);
            answer.Element("keyType", pair.Type);
            answer.Element("keyFingerprint", pair.Fingerprint);
            answer.Element("createTime", pair.CreateTime);
            answer.Tags(pair.Tags);
        });
    }
}
