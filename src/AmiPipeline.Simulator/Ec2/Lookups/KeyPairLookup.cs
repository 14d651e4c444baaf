namespace AmiPipeline.Simulator.Ec2.Lookups;

/// <summary>Finds key pairs as a caller may see them.</summary>
internal static class KeyPairLookup
{
    public static KeyPair? Find(Call call, string? name, string? id) => call.Region.KeyPairs.Values.FirstOrDefault(pair =>
        pair.OwnerId == call.AccountId && pair.VisibleFrom <= call.Now && (name is null || pair.Name == name) && (id is null || pair.Id == id));

    public static KeyPair ByName(Call call, string name) => Find(call, name, null) ?? throw NotFound($"The key pair '{name}' does not exist");

    public static KeyPair ById(Call call, string id) => Find(call, null, id) ?? throw NotFound($"The key pair ID '{id}' does not exist");

    private static ServiceErrorException NotFound(string message) => new("InvalidKeyPair.NotFound", message);
}
