namespace AmiPipeline.Simulator.Ec2.Encryption;

/// <summary>GetEbsEncryptionByDefault.</summary>
internal sealed class GetEbsEncryptionByDefaultAction : IEc2Action
{
    public string Name => "GetEbsEncryptionByDefault";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        call.Ready();
        answer.Element("ebsEncryptionByDefault", call.Settings.EncryptionByDefault);
        answer.Element("sseType", call.Settings.EncryptionByDefault ? "sse-kms" : null);
    }
}
