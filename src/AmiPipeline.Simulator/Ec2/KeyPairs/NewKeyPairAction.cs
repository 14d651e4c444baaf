using System.Text;
using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.KeyPairs;

/// <summary>
/// CreateKeyPair and ImportKeyPair. What CreateKeyPair gives out has the frame of a private key and says inside that it is none: nothing
/// here could be opened with it.
/// </summary>
internal sealed class NewKeyPairAction(bool imports) : IEc2Action
{
    private const string NoKey = "This key pair was made by a simulator. It opens nothing.";

    public string Name => imports ? "ImportKeyPair" : "CreateKeyPair";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var name = call.Parameters.Required("KeyName");
        var tags = TagSpecifications.Read(call.Parameters, "key-pair");
        var (type, isPem) = imports ? (ReadPublicKey(call.Parameters), true) : ReadFormat(call.Parameters);
        if (KeyPairLookup.Find(call, name, null) is not null)
        {
            throw new ServiceErrorException("InvalidKeyPair.Duplicate", $"The keypair '{name}' already exists.");
        }

        if (!isPem)
        {
            throw new ServiceErrorException("InvalidParameterValue", "The simulator gives out key pairs in the format pem only.");
        }

        call.Ready();
        var id = call.Simulation.Ids.Next("key-");
        var pair = call.Simulation.Appearing(new KeyPair
        {
            Id = id,
            OwnerId = call.AccountId,
            Name = name,
            Type = type,
            Fingerprint = FingerprintOf(id),
            CreateTime = call.Now,
        });
        pair.SetTags(tags["key-pair"]);
        call.Region.KeyPairs.Add(id, pair);

        answer.Element("keyName", name);
        answer.Element("keyFingerprint", pair.Fingerprint);
        answer.Element("keyMaterial", imports ? null : Material());
        answer.Element("keyPairId", id);
        answer.Tags(pair.Tags);
    }

    private static (string Type, bool IsPem) ReadFormat(ActionParameters parameters) =>
        (parameters.OneOf("KeyType", "rsa", "ed25519") ?? "rsa", parameters.OneOf("KeyFormat", "pem", "ppk") is null or "pem");

    private static string ReadPublicKey(ActionParameters parameters)
    {
        var material = parameters.Required("PublicKeyMaterial");
        var text = Convert.TryFromBase64String(material, new byte[material.Length], out _)
            ? Encoding.UTF8.GetString(Convert.FromBase64String(material))
            : "";
        return text.Split(' ')[0] switch
        {
            "ssh-rsa" => "rsa",
            "ssh-ed25519" => "ed25519",
            _ => throw new ServiceErrorException("InvalidKey.Format", "Key is not in valid OpenSSH public key format"),
        };
    }

    private static string Material() =>
        $"-----BEGIN RSA PRIVATE KEY-----\n{Convert.ToBase64String(Encoding.UTF8.GetBytes(NoKey))}\n-----END RSA PRIVATE KEY-----";

    private static string FingerprintOf(string id) =>
        string.Join(':', ContentId.FromText(id).Concat(ContentId.FromText(id + "'")).Chunk(2).Select(pair => new string(pair)));
}
