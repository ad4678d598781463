namespace Akka.GameEvents.Options;

/// <summary>What a setting may be; both ends belong to it, and are written as the setting is: <c>1s</c>, <c>64KiB</c>, <c>100</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SettingRangeAttribute(string least, string greatest) : Attribute
{
    public bool Holds(object value) =>
        ((IComparable)value).CompareTo(SettingText.Parse(least, value.GetType())) >= 0
        && ((IComparable)value).CompareTo(SettingText.Parse(greatest, value.GetType())) <= 0;

    public override string ToString() => $"{least} to {greatest}";
}
