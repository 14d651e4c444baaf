namespace AmiPipeline.Simulator.Ec2.Encryption;

/// <summary>EnableEbsEncryptionByDefault and DisableEbsEncryptionByDefault.</summary>
internal sealed class SetEbsEncryptionByDefaultAction(bool enables) : IEc2Action
{
    public string Name => enables ? "EnableEbsEncryptionByDefault" : "DisableEbsEncryptionByDefault";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        call.Ready();
        call.Settings.EncryptionByDefault = enables;
        answer.Element("ebsEncryptionByDefault", enables);
    }
}
